"""Nothing is published that was not run.

The data goes one way: pages and snippets → blocks → runs → evidence → site.
"""
