namespace ChatOps.People;

internal record PersonRow
{
    public PersonId Id { get; init; }
    public string DisplayName { get; init; } = "";
    public string? WorkEmail { get; init; }
    public string Zone { get; init; } = "";
    public string Locale { get; init; } = "";
    public string WorkDays { get; init; } = "";
    public int WorkFrom { get; init; }
    public int WorkUntil { get; init; }
    public string? Department { get; init; }
    public AccountId? PreferredAccount { get; init; }
    public bool AllowsOutsideHours { get; init; }
    public PersonId? ManagerPersonId { get; init; }
    public string? ManagerEmail { get; init; }
    public int? Seniority { get; init; }
    public bool IsGuest { get; init; }
    public string DaysOff { get; init; } = "";

    public Person ToPerson() => new()
    {
        Id = Id,
        DisplayName = DisplayName,
        WorkEmail = WorkEmail,
        Zone = Zone,
        Locale = Locale,
        WorkDays = WorkDays,
        WorkFrom = WorkFrom,
        WorkUntil = WorkUntil,
        Department = Department,
        PreferredAccount = PreferredAccount,
        AllowsOutsideHours = AllowsOutsideHours,
        ManagerPersonId = ManagerPersonId,
        ManagerEmail = ManagerEmail,
        Seniority = Seniority,
        IsGuest = IsGuest,
        DaysOff = ChatOps.People.DaysOff.Parse(DaysOff),
    };
}

internal record AccountRow
{
    public AccountId Id { get; init; }
    public PersonId PersonId { get; init; }
    public string Channel { get; init; } = "";
    public string Tenant { get; init; } = "";
    public string UserId { get; init; } = "";
    public string? Conversation { get; init; }
    public string? ServiceUrl { get; init; }
    public string? ConnectorId { get; init; }
    public string State { get; init; } = "";
    public string? StateCode { get; init; }

    public Account ToAccount() => new()
    {
        Id = Id,
        PersonId = PersonId,
        Channel = AccountText.Channel(Channel),
        Tenant = Tenant,
        UserId = UserId,
        Conversation = Conversation,
        ServiceUrl = ServiceUrl,
        ConnectorId = ConnectorId,
        State = AccountText.State(State),
        StateCode = StateCode,
    };
}

internal sealed record JoinedRow
{
    public AccountId Id { get; init; }
    public string? JoinedBy { get; init; }

    public Joined ToJoined() => new(Id, JoinedBy == "code" ? ChatOps.People.JoinedBy.Code : ChatOps.People.JoinedBy.Email);
}

/// <summary>A person's row with the account's beside it, prefixed.</summary>
internal sealed record VisitorRow : PersonRow
{
    public AccountId AccountId { get; init; }
    public string AccountChannel { get; init; } = "";
    public string AccountTenant { get; init; } = "";
    public string AccountUserId { get; init; } = "";
    public string? AccountConversation { get; init; }
    public string? AccountServiceUrl { get; init; }
    public string? AccountConnectorId { get; init; }
    public string AccountStateText { get; init; } = "";
    public string? AccountStateCode { get; init; }

    public Visitor ToVisitor() => new(ToPerson(), new Account
    {
        Id = AccountId,
        PersonId = Id,
        Channel = AccountText.Channel(AccountChannel),
        Tenant = AccountTenant,
        UserId = AccountUserId,
        Conversation = AccountConversation,
        ServiceUrl = AccountServiceUrl,
        ConnectorId = AccountConnectorId,
        State = AccountText.State(AccountStateText),
        StateCode = AccountStateCode,
    });
}
