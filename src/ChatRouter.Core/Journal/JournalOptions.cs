using System.ComponentModel.DataAnnotations;

namespace ChatRouter.Core.Journal;

/// <summary>How the journal gathers writes into transactions.</summary>
public sealed class JournalOptions
{
    /// <summary>Writes that may wait for the writer; more callers wait for a place. Default 8192.</summary>
    [Range(1, 1_000_000)]
    public int QueueCapacity { get; set; } = 8192;

    /// <summary>Writes in one transaction at most. Default 512.</summary>
    [Range(1, 10_000)]
    public int MaxBatch { get; set; } = 512;

    /// <summary>Waiting writes fail with <see cref="JournalUnavailableException"/> when nothing was committed for this long. Default 2.5 s, so that callers know within 3 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(2.5);

    /// <summary>A write that was not committed after this long fails, however much was committed before it. Default 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:05:00")]
    public TimeSpan LongestWait { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Writes on one conversation that fail one after the other before that conversation is set aside. Default 3.</summary>
    [Range(1, 1000)]
    public int FailuresBeforeAside { get; set; } = 3;

    /// <summary>How long a conversation that was set aside refuses writes at once. Default 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan Aside { get; set; } = TimeSpan.FromMinutes(1);
}
