using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;

namespace ChatOps.Channels.Teams.Tokens;

/// <summary>
/// The SDK wants a client for members' own tokens in every turn. The bot never acts in a member's name, so there is none.
/// </summary>
internal sealed class NoUserTokens : UserTokenClient
{
    public static readonly Task<UserTokenClient> Task = System.Threading.Tasks.Task.FromResult<UserTokenClient>(new NoUserTokens());

    public override Task<TokenResponse> GetUserTokenAsync(
        string userId,
        string connectionName,
        string channelId,
        string magicCode,
        Ct cancellationToken) => throw new NotSupportedException();

    public override Task<SignInResource> GetSignInResourceAsync(
        string connectionName, Activity activity, string finalRedirect, Ct cancellationToken) => throw new NotSupportedException();

    public override Task SignOutUserAsync(string userId, string connectionName, string channelId, Ct cancellationToken) =>
        throw new NotSupportedException();

    public override Task<TokenStatus[]> GetTokenStatusAsync(string userId, string channelId, string includeFilter, Ct cancellationToken) =>
        throw new NotSupportedException();

    public override Task<Dictionary<string, TokenResponse>> GetAadTokensAsync(
        string userId,
        string connectionName,
        string[] resourceUrls,
        string channelId,
        Ct cancellationToken) => throw new NotSupportedException();

    public override Task<TokenResponse> ExchangeTokenAsync(
        string userId,
        string connectionName,
        string channelId,
        TokenExchangeRequest exchangeRequest,
        Ct cancellationToken) => throw new NotSupportedException();
}
