using ChatOps.BrowserTests.SignIn;

namespace ChatOps.BrowserTests.Tab;

/// <summary>A host with figures, and an authority whose tokens Teams hands on.</summary>
public sealed class TabFixture() : AuthorityFixture(["--demo", "--at", "2026-11-25T10:00:00Z"]);
