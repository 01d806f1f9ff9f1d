"""Rules about what AI does by itself: approvals, stops and how far it goes."""
