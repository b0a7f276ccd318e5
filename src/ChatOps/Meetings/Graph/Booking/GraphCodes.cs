using ChatOps.Channels;

namespace ChatOps.Meetings.Graph.Booking;

/// <summary>What the codes of Outlook and Graph mean, and statuses where there was a code that nobody knows.</summary>
/// <remarks>
/// https://learn.microsoft.com/graph/errors, https://learn.microsoft.com/graph/throttling,
/// https://learn.microsoft.com/exchange/client-developer/web-service-reference/responsecode
/// </remarks>
internal static class GraphCodes
{
    /// <summary>A person who is refused here has no mailbox, or none with a calendar. Nobody else counts as free.</summary>
    public static readonly VendorCodes Table = new VendorCodes()
        .With(
            CodeKind.Wait,
            "ApplicationThrottled",
            "TooManyRequests",
            "ErrorServerBusy",
            "ErrorExceededConnectionCount",
            "ErrorTooManyObjectsOpened",
            "MailboxConcurrency",
            "activityLimitReached",
            "Request_ThrottledTemporarily")
        .With(
            CodeKind.Later,
            "ServiceUnavailable",
            "serviceNotAvailable",
            "Service_ServiceUnavailable",
            "generalException",
            "unauthenticated",
            "resourceModified",
            "quotaLimitReached",
            "Directory_ConcurrencyViolation",
            "Authentication_ExpiredToken",
            "Authentication_Unauthorized",
            "Authentication_MissingOrMalformed",
            "ErrorInternalServerError",
            "ErrorInternalServerTransientError",
            "ErrorMailboxStoreUnavailable",
            "ErrorMailboxMoveInProgress",
            "ErrorConnectionFailed",
            "ErrorTimeoutExpired",
            "ErrorIrresolvableConflict",
            "ErrorQuotaExceeded",
            "ErrorFreeBusyGenerationFailed",
            "ErrorProxyRequestProcessingFailed",
            "ErrorProxyServiceDiscoveryFailed",
            "ErrorAvailabilityConfigNotFound",
            "ErrorPublicFolderRequestProcessingFailed",
            "ErrorMailboxFailover",
            "ErrorADOperation",
            "ErrorADUnavailable",
            "ErrorNotEnoughMemory",
            "ErrorExceededMessageLimit",
            "ErrorSubmissionQuotaExceeded",
            "ErrorMessageSubmissionBlocked",
            // They share not even when they are busy; they may come to.
            "ErrorNoFreeBusyAccess",
            "InvalidAuthenticationToken")
        .With(
            CodeKind.Gone,
            "ErrorItemNotFound",
            "itemNotFound",
            "ErrorCalendarOccurrenceIsDeletedFromRecurrence",
            "ErrorCalendarOccurrenceIndexIsOutOfRecurrenceRange",
            "SyncStateNotFound",
            "resyncRequired")
        .With(
            CodeKind.Person,
            "MailboxNotEnabledForRESTAPI",
            "MailboxNotSupportedForRESTAPI",
            "ErrorInvalidUser",
            "ErrorNonExistentMailbox",
            "ErrorMailRecipientNotFound",
            // The same as a number, as getSchedule gives it: the address is nobody's in this directory.
            "5009",
            "ErrorNameResolutionNoMailbox",
            "ErrorNameResolutionNoResults",
            "ErrorMissingEmailAddress",
            "ErrorInvalidSmtpAddress",
            "ErrorInvalidRecipients",
            "Directory_ObjectNotFound",
            "Request_ResourceNotFound",
            "ResourceNotFound",
            // Ours, where nobody of a pair has one.
            "NoMailbox")
        .With(
            CodeKind.Workspace,
            "ErrorAccessDenied",
            "ErrorCreateItemAccessDenied",
            "ErrorImpersonateUserDenied",
            "ErrorImpersonationDenied",
            "ErrorSendAsDenied",
            "Authorization_RequestDenied",
            "AccessDenied",
            "notAllowed",
            "insufficient_claims",
            "Forbidden")
        .With(
            CodeKind.Ours,
            "BadRequest",
            "InvalidRequest",
            "Request_BadRequest",
            "Request_UnsupportedQuery",
            "ErrorInvalidRequest",
            "ErrorInvalidArgument",
            "ErrorInvalidParameter",
            "ErrorInvalidIdMalformed",
            "ErrorInvalidPropertySet",
            "ErrorInvalidTimeZone",
            "ErrorPropertyValidationFailure",
            "ErrorOccurrenceCrossingBoundary",
            "ErrorCalendarDurationIsTooLong",
            "ErrorCalendarEndDateIsEarlierThanStartDate",
            "ErrorCalendarInvalidRecurrence",
            "ErrorCalendarInvalidPropertyValue",
            "ErrorCalendarInvalidDayForWeeklyRecurrence",
            "ErrorOccurrenceTimeSpanTooBig",
            "ErrorRecurrenceHasNoOccurrence",
            "ErrorMailboxDataArrayEmpty",
            "ErrorMailboxDataArrayTooBig",
            "ErrorTimeIntervalTooBig",
            "ErrorInvalidFreeBusyViewType",
            "ErrorInvalidMergedFreeBusyInterval",
            "ErrorFreeBusyDLLimitReached",
            "ErrorInvalidIdEmpty",
            "ErrorMessageSizeExceeded",
            "ErrorSchemaValidation",
            "ErrorUnsupportedQueryFilter",
            "Request_EntityTooLarge",
            "Request_InvalidRequestUrl",
            "UnsupportedApiVersion",
            "invalidRange",
            "malwareDetected",
            "nameAlreadyExists",
            "notSupported");

    /// <param name="status">One that asks for patience, or tells of an outage, says more than the code beside it.</param>
    /// <param name="code">Graph's, or the name of the fault on the way there.</param>
    public static CodeKind Of(int status, string code) => status switch
    {
        429 => CodeKind.Wait,
        0 or 401 or 423 or >= 500 => CodeKind.Later,
        _ when Table[code] is { Kind: not CodeKind.Unknown and var known } => known,
        404 or 410 => CodeKind.Gone,
        // Sent elsewhere: the address in the settings is not Graph's.
        >= 300 and < 400 => CodeKind.Ours,
        _ => CodeKind.Unknown,
    };
}
