namespace ChatOps.BrowserTests;

public sealed class DeskTests;
