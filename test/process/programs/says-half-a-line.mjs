process.stdout.write('{"kind":"opened","id":1,"proc');
