"""The data of the course, loaded and checked."""
