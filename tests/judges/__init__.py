"""Other engines that judge ours."""
