"""Rules about recurring tasks, with AI and without."""
