DELETE FROM leavings WHERE leaves_at IS NULL
