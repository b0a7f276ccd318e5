using ChatOps.Channels;

namespace ChatOps.Menu;

internal sealed class ShowMenu : IUseCase
{
    public Task<Reply> Handle(Visit visit, Ct ct) => Task.FromResult<Reply>(new Reply.Aside(new CardRef(MenuCard.Kind, "")));
}
