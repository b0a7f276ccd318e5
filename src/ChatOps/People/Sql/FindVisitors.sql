SELECT p.id, p.display_name, p.work_email, p.zone, p.locale, p.work_days, p.work_from, p.work_until, p.department, p.preferred_account, p.allows_outside_hours, p.manager_person_id,
       p.manager_email, p.seniority, p.is_guest, p.days_off,
       a.id AS account_id, a.channel AS account_channel, a.tenant AS account_tenant, a.user_id AS account_user_id,
       a.conversation AS account_conversation, a.service_url AS account_service_url, a.connector_id AS account_connector_id,
       a.state AS account_state_text, a.state_code AS account_state_code
FROM accounts a
JOIN persons p ON p.id = a.person_id
WHERE a.channel = @Channel AND a.tenant = @Tenant AND a.user_id IN @UserIds
