namespace CchcWarehouse.Etl.Jobs;

/// <summary>A job that runs when the scheduler starts, and again and again.</summary>
public sealed record RecurringJob(string Name, Type Job, TimeSpan Every);
