"""Russian of the papers: cases, counting, numbers, dates, terms, typography, words.

Pure functions; overrides of a workspace come as arguments. Imports nothing of ours. The morphological dictionary is
loaded once a process, when a paper first needs it.
"""
