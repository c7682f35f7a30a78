"""`course watch`: each submission that arrives in a folder is graded, and its feedback written."""
