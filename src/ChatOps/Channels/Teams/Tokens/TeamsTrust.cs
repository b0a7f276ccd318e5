using ChatOps.People;
using ChatOps.Settings;

namespace ChatOps.Channels.Teams.Tokens;

/// <summary>The tenants whose activities are taken are those whose roster is believed, in every domain.</summary>
internal sealed class TeamsTrust(TeamsSettings settings) : ITrust
{
    private readonly Trust _trust = new(
        Channel.Teams,
        TokenFit.Allowed(settings).Distinct(StringComparer.OrdinalIgnoreCase)
            .ToDictionary(t => t, _ => (IReadOnlySet<string>?)null, StringComparer.OrdinalIgnoreCase));

    public Channel Channel => Channel.Teams;

    public bool IsConnected => settings.IsConnected;

    public ValueTask<Trust?> InForce(Ct ct) => ValueTask.FromResult<Trust?>(_trust);
}
