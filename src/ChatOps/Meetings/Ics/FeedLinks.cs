using ChatOps.Settings;

namespace ChatOps.Meetings.Ics;

/// <summary>Addresses of feeds and files, where this host is reached from outside.</summary>
internal sealed class FeedLinks(ChatOpsSettings settings, MailSettings mail)
{
    /// <summary>Invitations go out by mail.</summary>
    public bool SendsMail => mail.IsConnected;

    public Uri? Feed(string secret) => Absolute(FeedPath(secret));

    public Uri? File(string secret, string seriesId) => Absolute(FilePath(secret, seriesId));

    public static string FeedPath(string secret) => $"/calendar/{secret}.ics";

    public static string FilePath(string secret, string seriesId) => $"/calendar/{secret}/{seriesId}.ics";

    private Uri? Absolute(string path) => settings.Web.PublicUrl is { } url ? new Uri(url, path) : null;
}
