throw new Error('the licence server does not answer');
