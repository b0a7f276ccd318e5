UPDATE slack_install_links
SET spent_at = @Now
WHERE hash = @Hash AND spent_at IS NULL AND expires_at > @Now
