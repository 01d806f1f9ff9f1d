"""Values that span documents and need no judgement: graphs, what binds, who holds, what is met."""
