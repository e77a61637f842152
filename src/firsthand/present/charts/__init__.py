"""Charts as geometry: percent across, pixels down, so that they fit any width and follow the page's colours."""
