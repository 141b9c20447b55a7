using CchcWarehouse.Commands;

return await CommandLine.RunAsync(args);
