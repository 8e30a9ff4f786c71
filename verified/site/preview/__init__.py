"""The site on localhost, page by page, as it is being written.

In: the project, and what is saved. Out: pages in the browser, with what their blocks just did.
Refuses: nothing; what is wrong is shown in the page and in the terminal, and the server goes on.
"""
