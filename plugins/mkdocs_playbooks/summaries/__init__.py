"""Values that need judgement as well as facts: what the specs answer when the organization is asked."""
