"""The pages of the site: one module a page, each turning facts into a view model for its template."""
