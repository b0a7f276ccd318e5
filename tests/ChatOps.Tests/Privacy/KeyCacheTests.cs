using System.Security.Cryptography;
using ChatOps.Privacy;

namespace ChatOps.Tests.Privacy;

public sealed class KeyCacheTests
{
    private int _opened;

    [Fact]
    public void a_key_is_opened_once_while_it_is_in_use()
    {
        var cache = new KeyCache(generation: 4);
        byte[] used = [1, 2, 3, 4];
        var key = cache.GetOrAdd(used, "", Open);
        for (byte i = 10; i < 40; i++)
        {
            cache.GetOrAdd([i, i, i, i], "", Open);
            cache.GetOrAdd([.. used], "", Open).ShouldBeSameAs(key);
        }
        _opened.ShouldBe(31);
    }

    [Fact]
    public void what_nobody_asks_for_is_forgotten()
    {
        var cache = new KeyCache(generation: 4);
        cache.GetOrAdd([1, 2, 3, 4], "", Open);
        for (byte i = 10; i < 20; i++)
            cache.GetOrAdd([i, i, i, i], "", Open);
        _opened = 0;
        cache.GetOrAdd([1, 2, 3, 4], "", Open);
        _opened.ShouldBe(1);
    }

    private PersonKey Open(string ringKey, byte[] wrapped)
    {
        _opened++;
        return new PersonKey(RandomNumberGenerator.GetBytes(32));
    }
}
