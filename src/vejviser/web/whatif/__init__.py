"""What if: shortcuts, two roads side by side, readings of the law, and law in the making."""
