sibling = 7
