using ChatOps.Channels;

namespace ChatOps.Menu;

/// <summary>
/// The app was added to somebody's own chat: they are greeted with the menu. That they can be reached again was noted at the door.
/// </summary>
internal sealed class ChannelInstalled : IUseCase
{
    public Task<Reply> Handle(Visit visit, Ct ct) => Task.FromResult<Reply>(new Reply.Show(new CardRef(MenuCard.Kind, "")));
}
