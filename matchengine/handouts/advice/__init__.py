"""The page of advice: recommendations, charts and tables in one file a language."""
