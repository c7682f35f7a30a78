"""Programs that make the data files of the course; none of them is needed to use the files."""
