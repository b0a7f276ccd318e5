using ChatOps.People;

namespace ChatOps.Channels.Slack.Api;

/// <summary>What Slack's codes mean. The methods that we call share one set of them.</summary>
/// <remarks>
/// https://docs.slack.dev/reference/methods/chat.postMessage#errors, chat.update#errors, chat.delete#errors,
/// conversations.open#errors, conversations.history#errors, views.publish#errors, users.info#errors, users.lookupByEmail#errors
/// </remarks>
internal static class SlackCodes
{
    /// <summary>Those after the empty line of a row are our own, where Slack said nothing.</summary>
    public static readonly VendorCodes Table = new VendorCodes()
        .With(CodeKind.Wait, "ratelimited", "rate_limited", "message_limit_exceeded")
        .With(
            CodeKind.Later,
            "service_unavailable",
            "request_timeout",
            "team_added_to_org",
            "accesslimited",
            "external_channel_migrating",
            "enterprise_is_restricted",
            "update_failed",
            "streaming_state_conflict",

            "unreachable")
        // Both say in their documentation that some aspect of the operation may have succeeded.
        .With(
            new CodeMeaning(CodeKind.Later, MayHaveHappened: true),
            "internal_error",
            "fatal_error",

            "connection_lost",
            "timeout",
            "unreadable_answer")
        .With(
            CodeKind.Gone,
            "message_not_found",
            "cant_update_message",
            "edit_window_closed",
            "channel_not_found",
            "is_archived",
            "is_inactive")
        .With(
            new CodeMeaning(CodeKind.Person, AccountState.Deactivated),
            "user_not_found",
            "users_not_found",
            "user_disabled",
            "user_not_visible")
        .With(new CodeMeaning(CodeKind.Person, AccountState.Blocked), "cannot_dm_bot", "messages_tab_disabled",
            "invalid_user_combination")
        .With(
            new CodeMeaning(CodeKind.Workspace, AccountState.Revoked),
            "token_revoked",
            "token_expired",
            "invalid_auth",
            "not_authed",
            "account_inactive",
            "app_uninstalled",
            "org_login_required")
        .With(
            CodeKind.Workspace,
            "restricted_action",
            "restricted_action_read_only_channel",
            "restricted_action_thread_only_channel",
            "restricted_action_non_threadable_channel",
            "restricted_action_thread_locked",
            "ekm_access_denied",
            "team_access_not_granted",
            "team_not_found",
            "access_denied",
            "two_factor_setup_required")
        .With(
            CodeKind.Ours,
            "missing_scope",
            "no_permission",
            "not_allowed_token_type",
            "not_in_channel",
            "cant_delete_message",
            "cant_broadcast_message",
            "compliance_exports_prevent_deletion",
            "as_user_not_supported",
            "metadata_must_be_sent_from_app",
            "duplicate_channel_not_found",
            "duplicate_message_not_found",
            "cannot_reply_to_message",
            "channel_type_not_supported",
            "method_not_supported_for_channel_type",
            "not_enough_users",
            "too_many_users",
            "users_list_not_supplied",
            "block_mismatch",
            "no_dual_broadcast_content_update",
            "too_many_contact_cards",
            "attachment_payload_limit_exceeded",
            "slack_connect_canvas_sharing_blocked",
            "slack_connect_file_link_sharing_blocked",
            "slack_connect_lists_sharing_blocked",
            "invalid_cursor",
            "invalid_limit",
            "invalid_ts_latest",
            "invalid_ts_oldest",
            "not_enabled",
            "hash_conflict",
            "duplicate_external_id",
            "invalid_arguments",
            "invalid_arg_name",
            "invalid_array_arg",
            "invalid_charset",
            "invalid_form_data",
            "invalid_json",
            "json_not_object",
            "invalid_post_type",
            "missing_post_type",
            "missing_argument",
            "missing_charset",
            "missing_text_or_fallback_or_attachments",
            "invalid_blocks",
            "invalid_blocks_format",
            "invalid_attachments",
            "invalid_metadata_format",
            "invalid_metadata_schema",
            "metadata_too_large",
            "msg_blocks_too_long",
            "msg_too_long",
            "no_text",
            "too_many_attachments",
            "markdown_text_conflict",
            "view_too_large",
            "deprecated_endpoint",
            "method_deprecated",
            "unknown_method");

    /// <summary>The install's token is not good any more: somebody has to install the app again, or has done so.</summary>
    public static bool IsAboutToken(string code) => Table[code] is { Kind: CodeKind.Workspace, State: not null };
}
