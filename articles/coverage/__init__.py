"""What the pages of a compared story show: gathered from what is stored, no arithmetic left for the templates."""
