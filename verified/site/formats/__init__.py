"""The same pages for other readers than browsers: Markdown, notebooks, llms.txt, a ZIP."""
