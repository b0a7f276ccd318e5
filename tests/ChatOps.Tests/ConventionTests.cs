namespace ChatOps.Tests;

public sealed class ConventionTests;
