"""What some commands look up and put together before they answer."""
