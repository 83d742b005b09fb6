process.stderr.write('no licence for this host\n');
process.exitCode = 3;
