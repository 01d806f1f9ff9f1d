"""Rules about keeping the pages true."""
