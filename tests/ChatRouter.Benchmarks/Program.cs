using ChatRouter.Benchmarks.Micro;

switch (args)
{
    case ["journal", .. var rest]:
        return await JournalThroughput.RunAsync(rest);
    default:
        return 0;
}
