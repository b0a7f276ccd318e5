using System.Text.Json.Nodes;

namespace ChatOps.Tests.Vendors.Slack;

/// <summary>Tokens that expire, and what renews them, once.</summary>
internal sealed partial class FakeSlack
{
    private readonly Dictionary<string, JsonObject> _refreshes = [];
    private readonly HashSet<string> _expired = [];
    private int _rotations;

    /// <summary>This token is refused from now on, as it is when its time is over.</summary>
    public void Expire(string token)
    {
        lock (_lock)
            _expired.Add(token);
    }

    /// <summary>What renews tokens is forgotten: somebody took the app away.</summary>
    public void ForgetRefreshTokens()
    {
        lock (_lock)
            _refreshes.Clear();
    }

    /// <summary>The code's answer comes without this.</summary>
    public void Spoil(string code, string member)
    {
        lock (_lock)
            _installs[code].Remove(member);
    }

    private void Rotates(JsonObject install, int expiresIn)
    {
        var refresh = $"xoxe-1-{++_rotations}";
        install["refresh_token"] = refresh;
        install["expires_in"] = expiresIn;
        _refreshes[refresh] = (JsonObject)install.DeepClone();
    }

    private JsonObject Refresh(string token)
    {
        if (!_refreshes.Remove(token, out var install))
            return Refusal("invalid_refresh_token");
        var renewed = $"xoxe.xoxb-1-{_rotations}";
        _teams[renewed] = _teams[(string)install["access_token"]!];
        install["access_token"] = renewed;
        Rotates(install, (int)install["expires_in"]!);
        return install;
    }
}
