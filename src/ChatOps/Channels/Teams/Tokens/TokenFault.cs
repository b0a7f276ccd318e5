namespace ChatOps.Channels.Teams.Tokens;

/// <summary>Why a request was refused. For our log only: the caller learns 401 and nothing else.</summary>
internal enum TokenFault
{
    None,
    NotConfigured,
    NoBearer,
    NotAToken,
    NoKeys,
    UnknownKey,
    Algorithm,
    Signature,
    Issuer,
    Audience,
    Lifetime,
    NoServiceUrl,
    OtherServiceUrl,
    UntrustedServiceUrl,
    OtherChannel,
    NotEndorsed,
    OtherTenant,
}
