namespace ChatOps.Channels;

/// <summary>Where a message travels.</summary>
internal enum Channel
{
    Teams,
    Slack,
}
