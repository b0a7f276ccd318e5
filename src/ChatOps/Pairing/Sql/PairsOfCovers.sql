SELECT partnership_id FROM covers WHERE id IN @Ids
UNION
SELECT by_partnership_id FROM covers WHERE id IN @Ids
