"""Small widgets that every screen is built from; coloured and sized by the theme alone."""
