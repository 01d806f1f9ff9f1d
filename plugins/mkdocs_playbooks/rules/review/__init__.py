"""Rules about checking what AI makes."""
