SELECT MIN(next_at)
FROM graph_watches
