"""What is asked and told over a screen."""
