using System.Buffers;
using System.Text;
using ChatRouter.Server.Wire;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace ChatRouter.Tests.Wire;

/// <summary>How frames are read from what a socket brought.</summary>
public sealed class StrictJsonHubProtocolTests
{
    private readonly StrictJsonHubProtocol _protocol = new(new JsonHubProtocol());

    [Theory]
    [InlineData("{\"type\":6}\u001e")]
    [InlineData("{\"type\":11}\u001e{\"type\":6}\u001e")]
    [InlineData("{\"type\":11}\u001e{\"type\":99,\"target\":\"Send\"}\u001e{\"type\":6}\u001e")]
    public void A_frame_of_an_unknown_type_does_not_hold_up_what_came_with_it(string received)
    {
        var input = Bytes(received);

        Assert.True(_protocol.TryParseMessage(ref input, new NoMethods(), out var message));
        Assert.IsType<PingMessage>(message);
        Assert.True(input.IsEmpty);
    }

    [Fact]
    public void The_beginning_of_a_frame_is_left_for_the_next_read()
    {
        var input = Bytes("{\"type\":11}\u001e{\"type\":6");

        Assert.False(_protocol.TryParseMessage(ref input, new NoMethods(), out _));
        Assert.Equal("{\"type\":6", Encoding.UTF8.GetString(input));
    }

    private static ReadOnlySequence<byte> Bytes(string received) => new(Encoding.UTF8.GetBytes(received));

    private sealed class NoMethods : IInvocationBinder
    {
        public IReadOnlyList<Type> GetParameterTypes(string methodName) => [];

        public Type GetReturnType(string invocationId) => typeof(object);

        public Type GetStreamItemType(string streamId) => typeof(object);
    }
}
