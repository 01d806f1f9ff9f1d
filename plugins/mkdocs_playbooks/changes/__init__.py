"""What differs between two versions of the specs, in its own terms: what loosens, what tightens, who must look."""
