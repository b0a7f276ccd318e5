namespace ChatOps.People;

/// <summary>Where a message travels.</summary>
internal enum Channel
{
    Teams,
    Slack,
}
