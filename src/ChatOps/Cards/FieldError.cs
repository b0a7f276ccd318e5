namespace ChatOps.Cards;

/// <summary>
/// One thing that is wrong with one field, in the member's language. <c>Message</c> never repeats what was typed, except an address that
/// could not be read.
/// </summary>
internal sealed record FieldError(string Field, string Message)
{
    public override string ToString() => Field;
}
