using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using ChatRouter.Core.Conversations;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace ChatRouter.Server.Wire;

/// <summary>The framework's JSON protocol, except that arguments it cannot bind are answered with a fixed code instead of a framework text.</summary>
/// <remarks>A call that cannot be bound is turned into a call of <see cref="RefuseMethod"/>, which every hub has and which refuses with that code.</remarks>
public sealed class StrictJsonHubProtocol(JsonHubProtocol inner) : IHubProtocol
{
    /// <summary>The hub method that refuses with the code it is given.</summary>
    public const string RefuseMethod = "Refuse";

    private const int MaxInvocationIdLength = 64;

    public string Name => inner.Name;

    public int Version => inner.Version;

    public TransferFormat TransferFormat => inner.TransferFormat;

    public bool IsVersionSupported(int version) => inner.IsVersionSupported(version);

    public bool TryParseMessage(ref ReadOnlySequence<byte> input, IInvocationBinder binder, [NotNullWhen(true)] out HubMessage? message)
    {
        if (!TryParseKnown(ref input, binder, out message))
            return false;
        if (message is HubInvocationMessage { InvocationId.Length: > MaxInvocationIdLength })
            throw new InvalidDataException("An invocationId has at most 64 characters.");
        if (message is InvocationBindingFailureMessage failure)
            message = new InvocationMessage(failure.InvocationId, RefuseMethod, [CodeOf(failure)]);
        return true;
    }

    public void WriteMessage(HubMessage message, IBufferWriter<byte> output) => inner.WriteMessage(message, output);

    public ReadOnlyMemory<byte> GetMessageBytes(HubMessage message) => inner.GetMessageBytes(message);

    // A frame of a type that the framework does not know it consumes and answers as if none were there: what came with it would wait for the next read.
    private bool TryParseKnown(ref ReadOnlySequence<byte> input, IInvocationBinder binder, [NotNullWhen(true)] out HubMessage? message)
    {
        long before;
        do
        {
            before = input.Length;
            if (inner.TryParseMessage(ref input, binder, out message))
                return true;
        }
        while (input.Length < before);
        return false;
    }

    private static string CodeOf(InvocationBindingFailureMessage failure)
    {
        for (Exception? cause = failure.BindingFailure.SourceException; cause is not null; cause = cause.InnerException)
        {
            if (cause is JsonException { Path: { } path } && path.EndsWith(".kind", StringComparison.Ordinal))
                return ErrorCode.UnknownKind;
        }

        return ErrorCode.InvalidArgument;
    }
}
